/** Sends a file as the body of a route, with progress; `fetch` cannot tell how much has left. */
import type { AnyRoute } from '../../kernel/route.ts';
import { type Answer, addressOf, networkLost, readReply } from './client.ts';
import { isFromServer, reportAnswered, reportLost } from './connection.ts';

/**
 * Uploads and returns the route's reply. Throws `ApiError` as `call` does, `AbortError` when stopped by the signal.
 * @param onSent bytes that have left so far
 */
export function upload<R extends AnyRoute>(
  route: R,
  params: Readonly<Record<string, string>>,
  file: Blob,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
  query: Readonly<Record<string, string | boolean>> = {},
): Promise<Answer<R>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(route.method, addressOf(route, params, query));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'text';
    request.upload.onprogress = (event) => onSent(event.loaded);
    const lost = (): void => {
      reportLost();
      reject(networkLost());
    };
    request.onload = () => {
      if (!isFromServer(request)) return lost();
      reportAnswered();
      try {
        resolve(readReply(route, request.status, parsed(request.responseText)));
      } catch (refusal) {
        reject(refusal);
      }
    };
    request.onerror = lost;
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
