import { describe, expect, it } from 'vitest';
import { isQuickBooksFault } from '../faults/quickbooks-fault.ts';
import { json, REALM, scriptQuickBooks } from '../testing/scripted-quickbooks.ts';

const kindOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.catch((reason: unknown) => reason);
  return isQuickBooksFault(error) ? error.kind : 'no fault';
};

describe('the answer to a query', () => {
  it('with a fault inside its QueryResponse is a fault, not an empty list', async () => {
    const inside = { Fault: { type: 'SystemFault', Error: [{ Message: 'm', Detail: 'd', code: '4002' }] } };
    const { quickbooks } = scriptQuickBooks([json({ QueryResponse: inside, time: 'x' })]);
    expect(await kindOf(quickbooks.company(REALM).query({ from: 'Customer' }))).toBe('invalid-query');
  });

  it('without rows is an empty list', async () => {
    const { quickbooks } = scriptQuickBooks([json({ QueryResponse: {}, time: 'x' })]);
    expect((await quickbooks.company(REALM).query({ from: 'Customer' })).value).toEqual([]);
  });
});

describe('a statement', () => {
  const named = (name: string) =>
    ({ from: 'Customer', where: [{ field: 'DisplayName', is: '=', value: name }] }) as const;
  const ask = async (name: string) => {
    const { quickbooks, seen } = scriptQuickBooks([json({ QueryResponse: {}, time: 'x' })]);
    await quickbooks.company(REALM).query(named(name));
    return seen[0];
  };

  it.each(['a', ' ', '你', "'", '😀'])('of many %j never makes a URL longer than servers take', async character => {
    for (const length of [100, 900, 2_000, 10_000]) {
      const request = await ask(character.repeat(length));
      expect(request?.url.href.length).toBeLessThan(8_000);
      const statement = request?.method === 'POST' ? request.body : (request?.url.searchParams.get('query') ?? '');
      expect(statement).toContain(`'${character.repeat(length).replaceAll("'", "\\'")}'`);
    }
  });

  it('with half an emoji is asked all the same', async () => {
    expect((await ask('Amy \ud83d'))?.url.searchParams.get('query')).toContain("'Amy \ufffd'");
  });

  it.each(["O'Brien & Söhne", 'back\\slash', '100% + 5 = #1?', 'naïve “quotes” 你好'])(
    'holds %s as it is, quotes and backslashes escaped',
    async name => {
      const escaped = name.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
      const url = (await ask(name))?.url;
      expect(url?.searchParams.get('query')).toBe(`SELECT * FROM Customer WHERE DisplayName = '${escaped}'`);
      expect(url?.search).not.toMatch(/[+'#]/);
    },
  );
});
