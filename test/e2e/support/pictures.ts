/** Pictures for tests in a browser: drawn there, put on its clipboard, dropped, and measured. What runs in the page is text: it is no program of ours. */
import type { JSHandle, Locator, Page } from 'playwright-core';

const CANVAS = (width: number, height: number): string => `
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [${width}, ${height}];
  const ground = canvas.getContext('2d');
  for (let x = 0; x < ${width}; x += 40) {
    ground.fillStyle = 'hsl(' + (x / ${width}) * 300 + ' 55% 60%)';
    ground.fillRect(x, 0, 40, ${height});
  }`;

/** A JPEG of this size. */
export async function photoOf(page: Page, width: number, height: number): Promise<Buffer> {
  const text = (await page.evaluate(
    `(() => { ${CANVAS(width, height)}; return canvas.toDataURL('image/jpeg').split(',')[1]; })()`,
  )) as string;
  return Buffer.from(text, 'base64');
}

/** What somebody drags in from their files. */
export function draggedFile(page: Page, photo: Buffer): Promise<JSHandle> {
  return page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    const bytes = Uint8Array.from(atob('${photo.toString('base64')}'), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([bytes], 'counter.jpg', { type: 'image/jpeg' }));
    return transfer;
  })()`);
}

export async function copyPicture(page: Page, width: number, height: number): Promise<void> {
  await page.evaluate(`(async () => { ${CANVAS(width, height)};
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
  })()`);
}

/** Widths in dots, once so many have arrived and are drawn. */
export async function widthsOf(images: Locator, count: number): Promise<number[]> {
  await images.nth(count - 1).waitFor();
  return images.evaluateAll((all) =>
    Promise.all(
      (all as { decode?(): Promise<void>; naturalWidth?: number }[]).map(async (image) => {
        await image.decode?.();
        return image.naturalWidth ?? 0;
      }),
    ),
  );
}
