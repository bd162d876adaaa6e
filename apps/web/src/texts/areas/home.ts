import home from '../en/home.json';
import { catalogue } from '../texts.ts';

catalogue.add({ home });
