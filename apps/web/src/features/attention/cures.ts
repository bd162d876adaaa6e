import type { AttentionProblem } from '@tieout/api';

export type Cure = AttentionProblem['cures'][number];

/** Cures that are carried out on the server; the others lead somewhere. */
const pressed: readonly Cure[] = ['retry', 'take-books', 'take-here', 'dismiss'];

export const isPressed = (cure: string): cure is Cure => pressed.some(each => each === cure);
