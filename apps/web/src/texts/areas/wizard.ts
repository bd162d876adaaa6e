import wizard from '../en/wizard.json';
import { addTexts } from '../texts.ts';

addTexts({ wizard });
