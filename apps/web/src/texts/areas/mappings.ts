import mappings from '../en/mappings.json';
import { addTexts } from '../texts.ts';

addTexts({ mappings });
