// Mantine writes its theme's variables as style elements and style attributes, hence 'unsafe-inline' for styles only.
// blob: frames show the PDF of an invoice.
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const always: readonly (readonly [string, string])[] = [
  ['content-security-policy', contentSecurityPolicy],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()'],
  ['x-frame-options', 'DENY'],
];

const oneYearSeconds = 31_536_000;

/** Adds what tells browsers to be careful. */
export function addSecurityHeaders(headers: Headers, isHttps: boolean): void {
  for (const [name, value] of always) headers.set(name, value);
  if (isHttps) headers.set('strict-transport-security', `max-age=${oneYearSeconds}`);
}
