-- Words are found by their trigrams; the extension comes with PostgreSQL itself.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "discord_staff_batch" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"channel_id" text NOT NULL,
	"message_id" text,
	"shown" integer DEFAULT 0 NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "discord_staff_batch_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "discord_staff_line" (
	"workspace" integer NOT NULL,
	"conversation_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"shown" text NOT NULL,
	"channel_id" text NOT NULL,
	"message_id" text,
	"batch_id" uuid,
	"begun_at" timestamp with time zone NOT NULL,
	CONSTRAINT "discord_staff_line_workspace_conversation_id_pk" PRIMARY KEY("workspace","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"hash" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_key_workspace_id_pk" PRIMARY KEY("workspace","id"),
	CONSTRAINT "api_key_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "discord_code" (
	"workspace" integer NOT NULL,
	"agent_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "discord_code_workspace_agent_id_pk" PRIMARY KEY("workspace","agent_id"),
	CONSTRAINT "discord_code_hash" UNIQUE("workspace","hash")
);
--> statement-breakpoint
CREATE TABLE "discord_code_tries" (
	"workspace" integer NOT NULL,
	"discord_user_id" text NOT NULL,
	"wrong" integer NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "discord_code_tries_workspace_discord_user_id_pk" PRIMARY KEY("workspace","discord_user_id")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"hash" text NOT NULL,
	"role" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitation_workspace_id_pk" PRIMARY KEY("workspace","id"),
	CONSTRAINT "invitation_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "case_counter" (
	"workspace" integer PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"turn" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "support_case" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"subject" text NOT NULL,
	"requester_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"owner_id" uuid,
	"guild" jsonb,
	"origin" jsonb,
	"roles" text[] DEFAULT '{}' NOT NULL,
	"reason" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "support_case_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "place_notice" (
	"workspace" integer NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"place" smallint NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "place_notice_workspace_conversation_id_pk" PRIMARY KEY("workspace","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "press" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"act" text NOT NULL,
	"value" text DEFAULT '' NOT NULL,
	"key" text collate "C" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"awaits_turn" boolean NOT NULL,
	CONSTRAINT "press_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "rating" (
	"workspace" integer NOT NULL,
	"conversation_id" uuid NOT NULL,
	"score" smallint NOT NULL,
	"comment" text,
	"agent_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "rating_workspace_conversation_id_pk" PRIMARY KEY("workspace","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "article" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"locale" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"examples" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"updated_by" uuid,
	"search" "tsvector" NOT NULL,
	CONSTRAINT "article_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "article_phrase" (
	"workspace" integer NOT NULL,
	"article_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"words" text,
	"stems" text[] NOT NULL,
	CONSTRAINT "article_phrase_workspace_article_id_position_pk" PRIMARY KEY("workspace","article_id","position")
);
--> statement-breakpoint
CREATE TABLE "article_stem" (
	"workspace" integer NOT NULL,
	"language" text NOT NULL,
	"stem" text NOT NULL,
	"articles" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "turn" (
	"workspace" integer NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid,
	"trace" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "turn_workspace_id_pk" PRIMARY KEY("workspace","id")
);
--> statement-breakpoint
CREATE TABLE "password_reset" (
	"hash" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "agent" ADD COLUMN "available" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "agent" ADD COLUMN "discord_user_id" text;--> statement-breakpoint
ALTER TABLE "agent" ADD COLUMN "discord_name" text;--> statement-breakpoint
ALTER TABLE "identity" ADD COLUMN "spoken" text;--> statement-breakpoint
ALTER TABLE "identity" ADD COLUMN "roles" text[];--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "resolved_by" text;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "case_id" uuid;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "queue_order" bigint;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "queued_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "previous_id" uuid;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "quiet_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "offer" jsonb;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "article_id" uuid;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "buttons" jsonb;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "awaits_turn" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "buttons" jsonb;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "urgency" text DEFAULT 'live' NOT NULL;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "settings" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "settings_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "workspace" ADD COLUMN "demo_removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "workspace" integer;--> statement-breakpoint
ALTER TABLE "user" ADD COLUMN "last_workspace" integer;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_workspace_agent_id_agent_workspace_id_fk" FOREIGN KEY ("workspace","agent_id") REFERENCES "public"."agent"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discord_code" ADD CONSTRAINT "discord_code_workspace_agent_id_agent_workspace_id_fk" FOREIGN KEY ("workspace","agent_id") REFERENCES "public"."agent"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discord_code_tries" ADD CONSTRAINT "discord_code_tries_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_invited_by_agent_workspace_id_fk" FOREIGN KEY ("workspace","invited_by") REFERENCES "public"."agent"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_counter" ADD CONSTRAINT "case_counter_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_workspace_requester_id_contact_workspace_id_fk" FOREIGN KEY ("workspace","requester_id") REFERENCES "public"."contact"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_notice" ADD CONSTRAINT "place_notice_workspace_conversation_id_conversation_workspace_id_fk" FOREIGN KEY ("workspace","conversation_id") REFERENCES "public"."conversation"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_workspace_workspace_id_fk" FOREIGN KEY ("workspace") REFERENCES "public"."workspace"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_workspace_updated_by_agent_workspace_id_fk" FOREIGN KEY ("workspace","updated_by") REFERENCES "public"."agent"("workspace","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_phrase" ADD CONSTRAINT "article_phrase_workspace_article_id_article_workspace_id_fk" FOREIGN KEY ("workspace","article_id") REFERENCES "public"."article"("workspace","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "discord_staff_batch_open" ON "discord_staff_batch" USING btree ("workspace","joined_at") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "discord_staff_line_begun" ON "discord_staff_line" USING btree ("workspace","begun_at");--> statement-breakpoint
CREATE INDEX "discord_staff_line_batch" ON "discord_staff_line" USING btree ("workspace","batch_id") WHERE batch_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "case_number" ON "support_case" USING btree ("workspace","number");--> statement-breakpoint
CREATE UNIQUE INDEX "case_conversation" ON "support_case" USING btree ("workspace","conversation_id");--> statement-breakpoint
CREATE INDEX "case_requester" ON "support_case" USING btree ("workspace","requester_id","opened_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "press_key" ON "press" USING btree ("workspace","key");--> statement-breakpoint
CREATE INDEX "press_message" ON "press" USING btree ("workspace","message_id");--> statement-breakpoint
CREATE INDEX "press_awaits_turn" ON "press" USING btree ("workspace","conversation_id") WHERE awaits_turn;--> statement-breakpoint
CREATE INDEX "article_recent" ON "article" USING btree ("workspace","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "article_status" ON "article" USING btree ("workspace","status","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "article_search" ON "article" USING gin ("search");--> statement-breakpoint
CREATE INDEX "article_phrase_stems" ON "article_phrase" USING gin ("stems");--> statement-breakpoint
CREATE INDEX "article_phrase_words" ON "article_phrase" USING gin ("words" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "article_stem_key" ON "article_stem" USING btree ("workspace","stem","language");--> statement-breakpoint
CREATE INDEX "article_stem_near" ON "article_stem" USING gist ((stem || '') gist_trgm_ops);--> statement-breakpoint
CREATE INDEX "turn_message" ON "turn" USING btree ("workspace","message_id");--> statement-breakpoint
CREATE INDEX "turn_old" ON "turn" USING btree ("at");--> statement-breakpoint
CREATE INDEX "identity_name_like" ON "identity" USING gin ("name" gin_trgm_ops,"handle" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "conversation_turn" ON "conversation" USING btree ("workspace","queue_order") WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "conversation_quiet" ON "conversation" USING btree ("workspace","quiet_since") WHERE quiet_since is not null and status in ('automated', 'assigned');--> statement-breakpoint
CREATE INDEX "conversation_automated" ON "conversation" USING btree ("workspace","last_message_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status = 'automated';--> statement-breakpoint
CREATE INDEX "message_awaits_turn" ON "message" USING btree ("workspace","conversation_id") WHERE awaits_turn;--> statement-breakpoint
CREATE INDEX "message_words" ON "message" USING gin (to_tsvector('simple', "text"));--> statement-breakpoint
ALTER TABLE "agent" ADD CONSTRAINT "agent_discord" UNIQUE("workspace","discord_user_id");