using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yizhi.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ListOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_records_ledger_unit_happened_on",
                table: "records");

            migrationBuilder.CreateIndex(
                name: "IX_records_ledger_happened_on_id_unit_state",
                table: "records",
                columns: new[] { "ledger", "happened_on", "id", "unit", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_records_ledger_happened_on_id_unit_state",
                table: "records");

            migrationBuilder.CreateIndex(
                name: "IX_records_ledger_unit_happened_on",
                table: "records",
                columns: new[] { "ledger", "unit", "happened_on" });
        }
    }
}
