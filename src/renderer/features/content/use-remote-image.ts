import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../../state/app-context.ts';

/** A picture on its way: not asked for, loading, here under an address of this window, or not to be had. */
export type ImageState =
  | { readonly kind: 'resting' | 'loading' }
  | { readonly kind: 'here'; readonly url: string }
  | { readonly kind: 'failed'; readonly problem: string };

/** Loads a picture through the main process when `load` is called; by itself it loads nothing. */
export function useRemoteImage(address: string): { image: ImageState; load: () => void } {
  const { bridge } = useDesk();
  const [image, setImage] = useState<ImageState>({ kind: 'resting' });
  const isMounted = useRef(false);
  const url = image.kind === 'here' ? image.url : null;

  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);
  useEffect(() => {
    return () => {
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [url]);

  async function load(): Promise<void> {
    setImage({ kind: 'loading' });
    const outcome = await bridge.call('image:load', { url: address });
    if (!isMounted.current) return;
    if (!outcome.ok) {
      setImage({ kind: 'failed', problem: outcome.error.message });
      return;
    }
    const { bytes, type } = outcome.value;
    setImage({ kind: 'here', url: URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type })) });
  }

  return { image, load: () => void load() };
}
