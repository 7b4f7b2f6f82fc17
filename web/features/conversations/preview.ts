/** How the last message begins, beside the subject: nothing where it says the same, as a call by its reason alone. */
export function previewBeside(subject: string, preview: string): string {
  return preview.trim() === subject.trim() ? '' : preview;
}
