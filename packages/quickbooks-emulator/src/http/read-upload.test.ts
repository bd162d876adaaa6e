import { describe, expect, it } from 'vitest';
import { readUpload } from './read-upload.ts';

const BOUNDARY = 'multipart/form-data; boundary=b';
const METADATA = '{"FileName":"a.txt","ContentType":"text/plain"}';

function bodyOf(lineEnd: string, ...lines: readonly string[]): Buffer {
  return Buffer.from(lines.join(lineEnd));
}

describe('the parts of an upload', () => {
  it('are paired by their numbers, in order, with their bytes as they are', async () => {
    const binary = Buffer.from([0, 255, 13, 10, 45, 45, 128]);
    const head = (name: string, more: string): string =>
      `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
    const body = Buffer.concat([
      Buffer.from(`${head('file_content_02', '; filename="b.bin"')}second\r\n`),
      Buffer.from(`${head('file_metadata_01', '')}${METADATA}\r\n`),
      Buffer.from(head('file_content_01', '; filename="a.bin"').replace('\r\n\r\n', '\r\nContent-Type: a/b\r\n\r\n')),
      binary,
      Buffer.from('\r\n--b--\r\n'),
    ]);
    const files = await readUpload(BOUNDARY, body);
    expect(files).toEqual([
      { metadata: METADATA, content: { bytes: binary, fileName: 'a.bin', contentType: 'a/b' } },
      { content: expect.objectContaining({ bytes: Buffer.from('second'), fileName: 'b.bin' }) as object },
    ]);
  });

  it('may come as python-quickbooks sends them: bare line feeds, base64, no file name', async () => {
    const body = bodyOf(
      '\n',
      '',
      '--b',
      'Content-Disposition: form-data; name="file_metadata_01"',
      'Content-Type: application/json',
      '',
      METADATA,
      '',
      '--b',
      'Content-Disposition: form-data; name="file_content_01"',
      'Content-Type: text/plain',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('hello').toString('base64'),
      '',
      '--b--',
      '',
    );
    const [file] = await readUpload(BOUNDARY, body);
    expect(JSON.parse(file?.metadata ?? '')).toEqual(JSON.parse(METADATA));
    expect(Buffer.from(file?.content?.bytes ?? []).toString()).toBe('hello');
  });

  it.each([
    ['no multipart', 'application/json', Buffer.from('{}')],
    ['no boundary', 'multipart/form-data', Buffer.from('--b\r\n')],
    ['no end', BOUNDARY, bodyOf('\r\n', '--b', 'Content-Disposition: form-data; name="file_content_01"', '', 'cut')],
    ['other parts only', BOUNDARY, bodyOf('\r\n', '--b', 'Content-Disposition: form-data; name="x"', '', '1', '--b--')],
    ['nothing', undefined, Buffer.alloc(0)],
  ])('of %s are none, without a hang', async (_, contentType, body) => {
    expect((await readUpload(contentType, body)).length).toBeLessThanOrEqual(1);
  });
});
