import importing from '../en/import.json';
import { addTexts } from '../texts.ts';

addTexts({ import: importing });
