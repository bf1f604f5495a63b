import { useEffect, useState } from 'react';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files that are dropped anywhere on the conversation; true while some are held over it. */
export function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const pane = document.querySelector<HTMLElement>('.channel');
    if (!pane) return;
    const handleOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const handleLeave = (event: DragEvent): void => {
      if (!(event.relatedTarget instanceof Node && pane.contains(event.relatedTarget))) setIsOver(false);
    };
    const handleDrop = (event: DragEvent): void => {
      setIsOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    pane.addEventListener('dragover', handleOver);
    pane.addEventListener('dragleave', handleLeave);
    pane.addEventListener('drop', handleDrop);
    return () => {
      pane.removeEventListener('dragover', handleOver);
      pane.removeEventListener('dragleave', handleLeave);
      pane.removeEventListener('drop', handleDrop);
    };
  }, [onFiles]);
  return isOver;
}
