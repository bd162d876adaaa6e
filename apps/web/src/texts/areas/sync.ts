import sync from '../en/sync.json';
import { catalogue } from '../texts.ts';

catalogue.add({ sync });
