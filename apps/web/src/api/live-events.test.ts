import { describe, expect, it } from 'vitest';
import { readLiveEvent, resourcesOf } from './live-events.ts';

describe('live events', () => {
  it('name the resources to ask again for, each once', () => {
    const resources = resourcesOf([{ topic: 'invoice' }, { topic: 'customer' }, { topic: 'invoice' }]);
    expect([...resources].sort()).toEqual(['customers', 'home', 'invoices', 'search']);
  });

  it('of an unknown kind or with broken text are left out: an older page goes on with a newer server', () => {
    expect(readLiveEvent('{"topic":"invoice"}')).toEqual({ topic: 'invoice' });
    expect(readLiveEvent('{"topic":"weather"}')).toBeUndefined();
    expect(readLiveEvent('not json')).toBeUndefined();
  });
});
