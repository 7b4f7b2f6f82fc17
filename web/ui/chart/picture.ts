/** A drawing as a PNG file, made in the browser. */

const SHARPNESS = 2;
const PADDING = 16;

/**
 * @param background a colour; a picture is pasted onto anything
 * @throws when the browser cannot draw it
 */
export async function savePicture(svg: SVGSVGElement, name: string, background: string): Promise<void> {
  const { width, height } = svg.getBoundingClientRect();
  const picture = await drawn(standingAlone(svg, width, height));
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * PADDING) * SHARPNESS;
  canvas.height = (height + 2 * PADDING) * SHARPNESS;
  const pen = canvas.getContext('2d')!;
  pen.scale(SHARPNESS, SHARPNESS);
  pen.fillStyle = background;
  pen.fillRect(0, 0, width + 2 * PADDING, height + 2 * PADDING);
  pen.drawImage(picture, PADDING, PADDING, width, height);
  const file = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!file) throw new Error('This browser could not make a picture of the chart.');
  saveFile(file, `${name}.png`);
}

/** Lets the browser save a file under a name. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The drawing with every style of its own: outside of the page there are no style sheets. */
function standingAlone(svg: SVGSVGElement, width: number, height: number): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const originals = svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, index) => {
    const style = getComputedStyle(originals[index]!);
    for (const name of INHERITED) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  });
  return new XMLSerializer().serializeToString(copy);
}

const INHERITED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
];

async function drawn(markup: string): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(new Blob([markup], { type: 'image/svg+xml' }));
  const picture = new Image();
  picture.src = address;
  try {
    await picture.decode();
  } finally {
    URL.revokeObjectURL(address);
  }
  return picture;
}
