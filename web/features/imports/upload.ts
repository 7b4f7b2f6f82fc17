/** Files to the server, with how far they are: `fetch` cannot tell that, so this is the one XMLHttpRequest of the app. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Problem } from '../../../server/core/http/contract.ts';
import { type Import, uploadApi } from '../../../server/features/imports/contract.ts';
import { ApiError } from '../../api.ts';
import { importsQuery } from './queries.ts';

export interface Uploading {
  files: File[];
  /** Share sent, 0 … 1; at 1 the server is looking at what it got. */
  share: number;
}

/** Uploads files to be looked at; `done` gets the imports that were made of them. */
export function useUpload(done: (imports: Import[]) => void) {
  const client = useQueryClient();
  const [uploading, setUploading] = useState<Uploading | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const request = useRef<XMLHttpRequest | null>(null);

  async function upload(files: File[]) {
    setProblem(null);
    setUploading({ files, share: 0 });
    try {
      const imports = await send(files, (share) => setUploading({ files, share }), request);
      await client.invalidateQueries({ queryKey: importsQuery.queryKey });
      done(imports);
    } catch (error) {
      if (!(error instanceof Stopped)) setProblem(error);
    } finally {
      setUploading(null);
    }
  }

  return { upload, uploading, problem, stop: () => request.current?.abort() };
}

class Stopped extends Error {}

function send(
  files: File[],
  progress: (share: number) => void,
  held: { current: XMLHttpRequest | null },
): Promise<Import[]> {
  const form = new FormData();
  // Only looked at: a person sees what will become of the rows before they are imported.
  form.set('start', 'false');
  for (const file of files) form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    held.current = request;
    request.open(uploadApi.method, uploadApi.path);
    request.setRequestHeader('x-jornada', '1');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 201) resolve(request.response.imports);
      else reject(new ApiError(problemOf(request)));
    };
    request.onerror = () => reject(new TypeError('the connection broke'));
    request.onabort = () => reject(new Stopped());
    request.send(form);
  });
}

function problemOf(request: XMLHttpRequest): Problem {
  return { type: 'about:blank', title: request.statusText, ...request.response, status: request.status };
}
