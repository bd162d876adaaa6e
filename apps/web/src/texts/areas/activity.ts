import activity from '../en/activity.json';
import { addTexts } from '../texts.ts';

addTexts({ activity });
