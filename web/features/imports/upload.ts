/** Files to import, to the server. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Import, uploadApi } from '../../../server/features/imports/contract.ts';
import { Stopped, uploadForm } from '../../upload.ts';
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
  const stopping = useRef<AbortController>(undefined);

  async function upload(files: File[]) {
    setProblem(null);
    setUploading({ files, share: 0 });
    stopping.current = new AbortController();
    try {
      const { imports } = await uploadForm<{ imports: Import[] }>(uploadApi, formOf(files), {
        onProgress: (share) => setUploading({ files, share }),
        signal: stopping.current.signal,
      });
      await client.invalidateQueries({ queryKey: importsQuery.queryKey });
      done(imports);
    } catch (error) {
      if (!(error instanceof Stopped)) setProblem(error);
    } finally {
      setUploading(null);
    }
  }

  return { upload, uploading, problem, stop: () => stopping.current?.abort() };
}

function formOf(files: File[]): FormData {
  const form = new FormData();
  // Only looked at: a person sees what will become of the rows before they are imported.
  form.set('start', 'false');
  for (const file of files) form.append('file', file, file.name);
  return form;
}
