import { expect, test } from 'vitest';
import { booksRecord, pairOf, workspaceRecord } from '../testing/records.ts';
import { answerLife, lifeAnswer, noAnswers } from './answers.ts';

test('a removal holds for a record that was gone when it was answered, and is gone still', () => {
  for (const pair of [pairOf({ workspace: workspaceRecord() }), pairOf({ books: booksRecord() })]) {
    const life = answerLife(pair, 'remove');
    expect(life.seen).toEqual({ workspace: pair.workspace?.version ?? null, books: pair.books?.version ?? null });
    const answered = { ...pair, answers: { ...noAnswers, life } };
    expect([lifeAnswer(answered, 'workspace'), lifeAnswer(answered, 'books')]).toEqual(['remove', 'remove']);
    const back = { ...answered, workspace: workspaceRecord({ version: 'v9' }), books: booksRecord({ version: '9' }) };
    expect([lifeAnswer(back, 'workspace'), lifeAnswer(back, 'books')]).toEqual([null, null]);
  }
});
