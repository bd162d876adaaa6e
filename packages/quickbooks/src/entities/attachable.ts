import type { Stored, TypedRef } from './record-parts.ts';

/** The record that a file or note belongs to. */
export interface AttachableRef {
  readonly EntityRef?: TypedRef;
  /** Sends the file along when the document is e-mailed. */
  readonly IncludeOnSend?: boolean;
  readonly LineInfo?: string;
}

/** Fields of a file or note that a caller may write. Either a file goes with it through an upload, or `Note` is required. */
export interface NewAttachable {
  readonly FileName?: string;
  readonly ContentType?: string;
  /** At most 2000 characters. */
  readonly Note?: string;
  readonly Category?: string;
  readonly Tag?: string;
  readonly AttachableRef?: readonly AttachableRef[];
}

/** A file or note as QuickBooks stores it. */
export interface Attachable extends NewAttachable, Stored {
  /** Bytes. */
  readonly Size?: number;
  readonly FileAccessUri?: string;
  /** Works without a token for some minutes. */
  readonly TempDownloadUri?: string;
  readonly ThumbnailFileAccessUri?: string;
  readonly ThumbnailTempDownloadUri?: string;
}
