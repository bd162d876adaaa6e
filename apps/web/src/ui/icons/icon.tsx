import { shapes, type IconName } from './shapes.ts';

interface IconProps {
  readonly name: IconName;
  readonly size?: number;
}

/** A stroke icon in the colour of the text around it. Always decoration: a word or a label stands beside it. */
export function Icon({ name, size = 16 }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
