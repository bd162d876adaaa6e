import { businessFault, invalidReference, ruleFault } from '../../faults/faults.ts';
import { objectAt, objectsAt, textAt, type Draft } from '../../json.ts';
import { anything, flag, integer, list, object, text, type Fields } from '../../schema/field.ts';
import { choice } from '../../schema/field.ts';
import { definitionNamed } from '../registry.ts';
import type { EntityDefinition, WriteContext } from '../entity-definition.ts';

const CATEGORIES = ['Contact Photo', 'Document', 'Image', 'Receipt', 'Signature', 'Sound', 'Other'];

const FIELDS: Fields = {
  FileName: text(1000, { query: 'sort' }),
  Note: text(2000, { query: 'sort' }),
  ContentType: text(100, { query: 'filter' }),
  Category: choice(CATEGORIES, { query: 'filter' }),
  Size: integer({ readOnly: true, query: 'sort' }),
  Tag: text(2000),
  Lat: text(100),
  Long: text(100),
  PlaceName: text(2000),
  FileAccessUri: text(undefined, { readOnly: true }),
  TempDownloadUri: text(undefined, { readOnly: true }),
  ThumbnailFileAccessUri: text(undefined, { readOnly: true }),
  ThumbnailTempDownloadUri: text(undefined, { readOnly: true }),
  AttachableRef: list({
    kind: 'object',
    fields: {
      EntityRef: object({ type: text(100, { query: 'filter' }), value: text(30, { query: 'filter' }), name: text() }),
      IncludeOnSend: flag(),
      LineInfo: text(),
      NoRefOnly: flag(),
      CustomField: anything(),
      Inactive: flag(),
    },
  }),
};

/** Notes and files, linked to records or not (entities.md §2.16). */
export const attachableDefinition: EntityDefinition = {
  name: 'Attachable',
  path: 'attachable',
  kind: 'list',
  fields: FIELDS,
  offers: { create: true, update: true, delete: true },
  defaultOrder: 'id-descending',
  withoutChangeFeed: true,
  prepareCreate: settle,
  prepareUpdate: (draft, _previous, context) => settle(draft, context),
  afterDelete: (previous, { company }) => {
    const id = textAt(previous, 'Id') ?? '';
    const file = company.files.get(id);
    if (file === undefined) return;
    company.files.delete(id);
    company.onUndo(() => company.files.set(id, file));
  },
};

function settle(draft: Draft, context: WriteContext): void {
  if (draft['Note'] === undefined && draft['FileName'] === undefined) {
    throw businessFault('You must have at least a note string or file attachment');
  }
  for (const link of objectsAt(draft, 'AttachableRef')) {
    const reference = objectAt(link, 'EntityRef');
    if (reference === undefined) continue;
    const definition = definitionNamed(textAt(reference, 'type') ?? '');
    if (definition === undefined || definition.kind === 'singleton') {
      throw ruleFault(
        '6050',
        'Entity type not attachable',
        'The type of entity in AttachableRef cannot have attachments.',
      );
    }
    const id = textAt(reference, 'value') ?? '';
    if (context.company.table(definition.name).find(id) === undefined) {
      throw invalidReference(definition.referenceWord ?? definition.name, id);
    }
  }
}
