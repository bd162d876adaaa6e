import overview from '../en/overview.json';
import { catalogue } from '../texts.ts';

catalogue.add({ overview });
