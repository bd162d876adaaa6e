import { faultAnswer, faultOf, goodAnswer } from '../answer/make-answer.ts';
import type { BooksAnswer, BooksCall, UploadedFile } from '../call.ts';
import type { Company } from '../company.ts';
import { getDefinition } from '../entities/registry.ts';
import type { BooksFault } from '../faults/books-fault.ts';
import { invalidProperty, ruleFault } from '../faults/faults.ts';
import { isObject, type JsonObject, type JsonValue } from '../json.ts';
import { faultMember, memberJson } from '../render/envelope.ts';
import { jsonFromXml } from '../schema/json-from-xml.ts';
import { textOf } from '../store/snapshot.ts';
import { amendRecord } from '../write/amend-record.ts';
import { createEntity } from '../write/create-entity.ts';
import { fieldsOf } from '../write/entity-fields.ts';
import { fileUrl } from './answer-download.ts';

/** Largest file (protocol.md §2.9). */
const FILE_BYTES_MAX = 100 * 1024 * 1024;

/**
 * Answers `POST /upload` from the parts of its multipart body: one Attachable or one Fault per file
 * (protocol.md §2.9). Never throws.
 */
export function answerUpload(company: Company, call: BooksCall, files: readonly UploadedFile[]): BooksAnswer {
  const atMs = company.now();
  try {
    if (files.length === 0) {
      throw ruleFault('6041', 'Invalid file', 'The request holds no file_content or file_metadata part.');
    }
    const items = files.map(file => `{${uploadOne(company, call, file)}}`);
    const json = memberJson('AttachableResponse', `[${items.join(',')}]`, company.now());
    return goodAnswer(call, json, { entity: 'Attachable', operation: 'upload' });
  } catch (thrown) {
    return faultAnswer(call, [faultOf(thrown)], { entity: 'Attachable', operation: 'upload', atMs });
  }
}

function uploadOne(company: Company, call: BooksCall, file: UploadedFile): string {
  try {
    return `"Attachable":${storeFile(company, call, file)}`;
  } catch (thrown) {
    return `"Fault":${faultMember([faultOf(thrown)])}`;
  }
}

function storeFile(company: Company, call: BooksCall, file: UploadedFile): string {
  const { content } = file;
  if (content === undefined) throw ruleFault('6041', 'Invalid file', 'The file_content part is missing.');
  if (content.bytes.byteLength > FILE_BYTES_MAX) {
    throw ruleFault('6030', 'Upload file size exceeds limit', 'The file is larger than 100 MB.');
  }
  const body = { FileName: content.fileName, ContentType: content.contentType, ...metadataOf(file) };
  const definition = getDefinition('Attachable');
  return company.atomically(() => {
    const saved = createEntity(company, definition, { body, options: { actor: call.actor, include: new Set() } });
    const changes = {
      FileAccessUri: `/v3/company/${company.realmId}/download/${saved.id}`,
      TempDownloadUri: fileUrl(company, saved.id, call.origin),
      Size: content.bytes.byteLength,
    };
    amendRecord(company, definition, { id: saved.id, changes, touches: false });
    company.files.set(saved.id, content);
    company.onUndo(() => company.files.delete(saved.id));
    return textOf(company.table('Attachable').find(saved.id) ?? saved);
  });
}

function metadataOf(file: UploadedFile): JsonObject {
  if (file.metadata === undefined || file.metadata.trim() === '') return {};
  const parsed = readMetadata(file.metadata.trim());
  if (!isObject(parsed)) throw invalidProperty();
  return parsed;
}

/** Metadata in JSON, or in XML, as a Ruby client sends it. */
function readMetadata(metadata: string): JsonValue {
  const definition = getDefinition('Attachable');
  if (metadata.startsWith('<')) return jsonFromXml(metadata, { name: definition.name, fields: fieldsOf(definition) });
  try {
    return JSON.parse(metadata) as JsonValue;
  } catch {
    throw notAttachable();
  }
}

function notAttachable(): BooksFault {
  return ruleFault('6040', 'Metadata not Attachable', 'The file_metadata part is not an Attachable in JSON or XML.');
}
