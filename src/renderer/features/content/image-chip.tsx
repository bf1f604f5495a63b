import { Image } from 'lucide-react';
import { useDesk } from '../../state/app-context.ts';
import { isOpenable } from './external-link.tsx';

/** Stands for a picture that is not loaded: loading it would tell somebody that the message was read. */
export function ImageChip({ address, words }: { readonly address: string; readonly words: string }) {
  const { bridge } = useDesk();
  const content = (
    <>
      <Image />
      {words && <bdi className="image-chip-words">{words}</bdi>}
      <span className="image-chip-address">{address || 'no address'}</span>
    </>
  );
  if (!isOpenable(address)) {
    return (
      <span className="image-chip" title={address}>
        {content}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="image-chip"
      title={`Picture, not loaded. Open ${address}`}
      onClick={() => void bridge.call('link:open', { url: address })}
    >
      {content}
    </button>
  );
}
