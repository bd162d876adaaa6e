import settings from '../en/settings.json';
import { addTexts } from '../texts.ts';

addTexts({ settings });
