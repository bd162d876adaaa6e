import wizard from '../en/wizard.json';
import { catalogue } from '../texts.ts';

catalogue.add({ wizard });
