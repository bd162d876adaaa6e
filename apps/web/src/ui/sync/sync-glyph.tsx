import type { SyncMark } from '@tieout/api';
import classes from './sync-glyph.module.css';

/** Left half: here. Right half: QuickBooks. One pixel of air between them, which turns amber when a person is needed. */
const halfHere = 'M8.500 1.500H5a4 4 0 0 0-4 4v1a4 4 0 0 0 4 4h3.500z';
const halfBooks = 'M11.500 1.500H15a4 4 0 0 1 4 4v1a4 4 0 0 1-4 4h-3.500z';
const gap = 'M10 0v12';
const strike = 'M3 12 17 0';
const flake = 'M10 1.500v9M6.100 3.800l7.800 4.500M13.900 3.800 6.100 8.300';

/** The two-part glyph of design/look.md. Meaning lies in its shape; colour only repeats it. */
export function SyncGlyph({ mark, size = 20 }: { readonly mark: SyncMark; readonly size?: number }) {
  return (
    <svg
      className={classes.glyph}
      data-mark={mark}
      width={size}
      height={size * 0.6}
      viewBox="0 0 20 12"
      aria-hidden="true"
      focusable="false"
    >
      <path className={classes.here} d={halfHere} />
      <path className={classes.books} d={halfBooks} />
      {mark === 'problem' && <path className={classes.gap} d={gap} />}
      {mark === 'left-alone' && <path className={classes.strike} d={strike} />}
      {mark === 'frozen' && <path className={classes.flake} d={flake} />}
    </svg>
  );
}
