import importing from '../en/import.json';
import { catalogue } from '../texts.ts';

catalogue.add({ import: importing });
