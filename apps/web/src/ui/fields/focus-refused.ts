/** Goes to the first field that was refused, once the page shows which: it may be out of sight. */
export function focusRefused(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
