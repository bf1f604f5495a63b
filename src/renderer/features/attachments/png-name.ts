/** The name of a picture once it is a PNG. */
export function pngName(filename: string): string {
  return /\.png$/i.test(filename) ? filename : `${filename.replace(/\.[^.]*$/, '') || 'picture'}.png`;
}
