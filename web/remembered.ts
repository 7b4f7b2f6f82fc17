/** Choices that this browser keeps. Where storage is forbidden, they last until the page is left. */

/** Null where nothing is kept. */
export function recalled(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is forbidden here.
  }
}
