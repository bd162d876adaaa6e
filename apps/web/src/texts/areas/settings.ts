import settings from '../en/settings.json';
import { catalogue } from '../texts.ts';

catalogue.add({ settings });
