import type Konva from 'konva';

/** The picture with its marks as PNG, in the size that the agent sent. */
export async function drawSketch(picture: HTMLImageElement, marks: Konva.Layer): Promise<Uint8Array<ArrayBuffer>> {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no room for a picture of this size');
  context.drawImage(picture, 0, 0);
  const scale = marks.getStage()?.scaleX() ?? 1;
  context.drawImage(marks.toCanvas({ pixelRatio: 1 / scale }), 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The picture could not be written');
  return new Uint8Array(await blob.arrayBuffer());
}
