/** Something over the whole page that “Back” closes, as people on a phone expect: it is open while the entry of the history says so. */
import { useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';

declare module '@tanstack/react-router' {
  interface HistoryState {
    over?: string;
  }
}

/** @param name of what opens, another for each thing of a page */
export function useOpenInHistory(name: string): {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
} {
  const router = useRouter();
  const navigate = useNavigate();
  const isOpen = useLocation({ select: ({ state }) => state.over === name });
  // Going back takes a moment; asked twice it would leave the page.
  const isClosing = useRef(false);
  useEffect(() => {
    if (isOpen) isClosing.current = false;
  }, [isOpen]);
  const open = useCallback(() => {
    void navigate({ to: '.', search: true, hash: true, state: { over: name }, resetScroll: false });
  }, [navigate, name]);
  const close = useCallback(() => {
    if (isClosing.current) return;
    isClosing.current = true;
    router.history.back();
  }, [router]);
  return { isOpen, open, close };
}
