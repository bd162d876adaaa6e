export { startEmulator, type Emulator } from './emulator.ts';
export type { EmulatorOptions } from './emulator-options.ts';
export { DEFAULT_APP } from './oauth/app.ts';
export { seededRandomness, type Randomness } from './random/randomness.ts';
