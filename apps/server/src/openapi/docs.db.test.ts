import { endpoints } from '@tieout/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('the OpenAPI document describes every endpoint of the contract', async () => {
  const response = await fetch(`${server.url}/api/openapi.json`);
  expect(response.headers.get('content-type')).toBe('application/json');
  const document = (await response.json()) as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
  };
  expect(document.openapi).toBe('3.1.0');
  const operations = Object.values(document.paths).flatMap(path => Object.values(path));
  expect(operations.map(operation => operation.operationId).toSorted()).toEqual(
    endpoints.map(({ name }) => name).toSorted(),
  );
  for (const { responses } of operations)
    expect(Object.keys(responses).some(status => status.startsWith('2'))).toBe(true);
  expect(JSON.stringify(document)).not.toMatch(/"\$ref":"#\/\$defs/);
  const { responses } = document.paths['/api/v1/customers/{customerId}']?.['patch'] ?? {};
  const refusals = ['400', '401', '403', '404', '409', '412', '413', '415', '422', '428', '429', '500', '503'];
  expect(Object.keys(responses ?? {})).toEqual(['200', ...refusals]);
});

test('the reference page needs no script and nothing from elsewhere', async () => {
  const response = await fetch(`${server.url}/api/docs`);
  const page = await response.text();
  for (const { path } of endpoints) expect(page).toContain(path.replace(/:(\w+)/g, '{$1}'));
  expect(page).not.toMatch(/<script|style=|https?:\/\//);
});

test('health, readiness and figures are open to whoever watches', async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${server.url}/readyz`)).text()).toBe('ready\n');
  const figures = await (await fetch(`${server.url}/metrics`)).text();
  expect(figures).toContain('tieout_http_request_seconds_count{endpoint="healthz",status="200"} 1');
  expect(figures).toMatch(/tieout_jobs\{state="waiting"\} \d+/);
});
