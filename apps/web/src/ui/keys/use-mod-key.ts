import { useOs } from '@mantine/hooks';

const apple = ['macos', 'ios'];

/** The key that commands are given with, as the keyboard of the machine has it written on it. */
export function useModKey(): '⌘' | 'Ctrl' {
  const os = useOs({ getValueInEffect: false });
  return apple.includes(os) ? '⌘' : 'Ctrl';
}
