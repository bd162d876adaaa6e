import history from '../en/history.json';
import { catalogue } from '../texts.ts';

catalogue.add({ history });
