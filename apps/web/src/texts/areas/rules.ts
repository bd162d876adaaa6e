import rules from '../en/rules.json';
import { catalogue } from '../texts.ts';

catalogue.add({ rules });
