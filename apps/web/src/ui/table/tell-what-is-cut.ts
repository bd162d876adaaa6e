import type { PointerEvent } from 'react';

/** Words that do not fit their cell can be read by resting on them; the others need no second telling. */
export function tellWhatIsCut({ target }: PointerEvent<HTMLElement>): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role="cell"]') : null;
  if (cell === null) return;
  const isCut = [cell, ...cell.querySelectorAll<HTMLElement>('*')].some(
    part => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0,
  );
  if (isCut) cell.title = cell.textContent;
  else cell.removeAttribute('title');
}
