import rules from '../en/rules.json';
import { addTexts } from '../texts.ts';

addTexts({ rules });
