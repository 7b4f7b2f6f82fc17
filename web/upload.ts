/** Files to the server, with how far they are: `fetch` cannot tell that, so this is the one XMLHttpRequest of the app. */
import type { Problem } from '../server/core/http/contract.ts';
import { ApiError } from './api.ts';

/** It was stopped on purpose. */
export class Stopped extends Error {}

export interface UploadOptions {
  /** Share sent, 0 … 1; at 1 the server is looking at what it got. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** @throws ApiError when it is refused, TypeError when the connection breaks, Stopped */
export function uploadForm<Answer>(
  { method, path }: { method: string; path: string },
  form: FormData,
  { onProgress, signal }: UploadOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader('x-jornada', '1');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 201) resolve(request.response);
      else reject(new ApiError(problemOf(request)));
    };
    request.onerror = () => reject(new TypeError('the connection broke'));
    request.onabort = () => reject(new Stopped());
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function problemOf(request: XMLHttpRequest): Problem {
  return { type: 'about:blank', title: request.statusText, ...request.response, status: request.status };
}
