import tieOut from '../en/tie-out.json';
import { catalogue } from '../texts.ts';

catalogue.add({ tieOut });
