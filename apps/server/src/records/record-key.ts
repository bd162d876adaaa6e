/** Which record of which workspace: never one without the other. */
export interface RecordKey {
  readonly workspaceId: string;
  readonly id: string;
}
