/** The few signs we use, drawn in one weight. They decorate: the words beside them say what they mean. */
import type { ReactElement } from 'react';

const paths = {
  home: 'M4 11.5 12 5l8 6.5M6 10v9h12v-9M10 19v-5h4v5',
  map: 'M5 21c1-6 14-5 13-11-.6-4-7-3-6-7M5 21h.01M12 3h.01',
  customers:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3 20c.5-4 3-6 6-6s5.5 2 6 6M16 4.500a3.5 3.5 0 0 1 0 6.500M18 14.500c1.8.8 2.8 2.7 3 5.5',
  insights: 'M4 19.500h16M7 16v-4M12 16V6.500M17 16v-7',
  data: 'M5 7c0-1.7 3.1-3 7-3s7 1.3 7 3-3.1 3-7 3-7-1.3-7-3ZM5 7v10c0 1.7 3.1 3 7 3s7-1.3 7-3V7M5 12c0 1.7 3.1 3 7 3s7-1.3 7-3',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.200a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.400ZM9 19.200a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.400Z',
  down: 'm6 9.5 6 6 6-6',
  right: 'm9.5 6 6 6-6 6',
  left: 'm14.5 6-6 6 6 6',
  close: 'm6 6 12 12M18 6 6 18',
  check: 'm5 12.5 4.5 4.500L19 7.5',
  plus: 'M12 5v14M5 12h14',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM20 20l-4-4',
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  file: 'M7 3.500h7l4 4V20.500H7zM14 3.500V8h4',
  undo: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-4',
  table: 'M4 5h16v14H4zM4 10h16M10 10v9',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM5 20c.6-4 3.4-6 7-6s6.4 2 7 6',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  up: 'm6 14.5 6-6 6 6',
  more: 'M5.500 12h1M11.500 12h1M17.500 12h1',
  edit: 'M5 19h3.500L19 8.5 15.5 5 5 15.500zM13 7.500l3.5 3.5',
  bin: 'M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13',
} as const;

export type IconName = keyof typeof paths;

export function Icon(props: { name: IconName; size?: number }): ReactElement {
  const size = props.size ?? 20;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={props.name === 'grip' ? 2.6 : 1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[props.name]} />
    </svg>
  );
}

/** The mark of Footpath: a path that bends out of sight. */
export function Mark(props: { size?: number }): ReactElement {
  const size = props.size ?? 26;
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true" focusable="false">
      <path
        d="M4 23C5 15 21 17 20 10 19.5 5.5 12 7 13 2"
        fill="none"
        stroke="var(--trail)"
        strokeWidth="3.4"
        strokeLinecap="round"
      />
    </svg>
  );
}
