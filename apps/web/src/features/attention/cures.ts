import type { AttentionProblem } from '@tieout/api';

export type Cure = AttentionProblem['cures'][number];

/** Cures that are carried out on the server; the others lead somewhere. */
const pressed: readonly Cure[] = ['retry', 'take-books', 'take-here', 'dismiss'];

export const isPressed = (cure: string): cure is Cure => pressed.some(each => each === cure);

/** Cures that put the values of one side in place of the other's. */
const overwriting = ['take-books', 'take-here'] as const;
export type Overwriting = (typeof overwriting)[number];

export const isOverwriting = (cure: Cure): cure is Overwriting => overwriting.some(each => each === cure);
