import { refusal } from '../api-client.js';
import { ServerUnreachable } from '../api-failure.js';

/**
 * Sends a pack as the body of one request. `fetch` cannot tell how much of a body has left, hence the older way.
 * @throws ApiFailure when the server refuses, ServerUnreachable when the line broke or the file went away
 * (also once `signal` is aborted)
 */
export function uploadContext(file: File, onSent: (bytes: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const broken = (): void => reject(new ServerUnreachable());
    request.open('POST', `/api/contexts/installs/upload?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    request.addEventListener('error', broken);
    request.addEventListener('abort', broken);
    request.addEventListener('load', () => {
      const { status } = request;
      if (status < 400) resolve();
      else
        reject(
          refusal(status, parsed(request.responseText), request.getResponseHeader('x-correlation-id') ?? undefined),
        );
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
