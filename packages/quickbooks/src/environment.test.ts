import { describe, expect, it } from 'vitest';
import { environmentAt } from './environment.ts';

describe('an environment of one origin', () => {
  it.each(['http://127.0.0.1:4010', 'http://127.0.0.1:4010/', 'http://[::1]:4010', 'https://books.example'])(
    'has every address below %s',
    origin => {
      const { apiBaseUrl, tokenUrl } = environmentAt(origin);
      expect([apiBaseUrl, tokenUrl]).toEqual([
        new URL(origin).origin,
        `${new URL(origin).origin}/oauth2/v1/tokens/bearer`,
      ]);
    },
  );

  it.each(['localhost:4010', '127.0.0.1:4010', '', 'file:///books', 'https://gateway.example/quickbooks'])(
    'is not made of %j',
    origin => {
      expect(() => environmentAt(origin)).toThrow(/is no origin/);
    },
  );
});
