import { join } from 'node:path';

/** Where the embedded server keeps its things below the data folder. */
export interface ClusterLayout {
  readonly root: string;
  readonly cluster: string;
  readonly unfinishedCluster: string;
  readonly passwordFile: string;
  readonly logFile: string;
}

export const databaseUser = 'tieout';
export const databaseName = 'tieout';

/** `TIEOUT_DATA/postgres/{data,password,log}`. */
export function layOutCluster(dataFolder: string): ClusterLayout {
  const root = join(dataFolder, 'postgres');
  return {
    root,
    cluster: join(root, 'data'),
    unfinishedCluster: join(root, 'data.unfinished'),
    passwordFile: join(root, 'password'),
    logFile: join(root, 'log'),
  };
}
