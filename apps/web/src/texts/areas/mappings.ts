import mappings from '../en/mappings.json';
import { catalogue } from '../texts.ts';

catalogue.add({ mappings });
