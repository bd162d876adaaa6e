import { useMediaQuery } from '@mantine/hooks';

/** 36-pixel rows where there is a mouse and room, 52 on a phone, as in theme/global.css. */
export function useRowHeight(): number {
  const isPhone = useMediaQuery('(width < 48em)', false, { getInitialValueInEffect: false });
  return isPhone ? 52 : 36;
}
